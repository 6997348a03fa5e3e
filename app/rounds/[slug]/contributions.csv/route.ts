import { contributionsFile } from "~/ui/funding/contributionsFile";
import { answerWithFile } from "~/ui/results/answerWithFile";

interface Context {
  params: Promise<{ slug: string }>;
}

export async function GET(_: Request, { params }: Context): Promise<Response> {
  return answerWithFile(async () => contributionsFile((await params).slug));
}
