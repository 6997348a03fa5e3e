import { PageSkeleton } from "~/ui/primitives/Skeleton";

export default function Loading() {
  return <PageSkeleton />;
}
