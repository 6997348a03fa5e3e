import { boardCsv } from "~/ui/leaderboard/boardFiles";
import { answerWithFile } from "~/ui/results/answerWithFile";

interface Context {
  params: Promise<{ slug: string }>;
}

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return answerWithFile(async () => boardCsv((await params).slug));
}
