import { PageSkeleton } from "~/ui/primitives/Skeleton";

export default function RoundLoading() {
  return <PageSkeleton label="Loading the round" />;
}
