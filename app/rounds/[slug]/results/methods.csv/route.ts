import type { NextRequest } from "next/server";
import { answerWithFile } from "~/ui/results/answerWithFile";
import { methodsFile } from "~/ui/results/csvFiles";

interface Context {
  params: Promise<{ slug: string }>;
}

export async function GET(_: NextRequest, { params }: Context): Promise<Response> {
  return answerWithFile(async () => methodsFile((await params).slug));
}
