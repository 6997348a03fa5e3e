import type { NextRequest } from "next/server";
import { answerWithFile } from "~/ui/results/answerWithFile";
import { jurorsFile } from "~/ui/results/csvFiles";

interface Context {
  params: Promise<{ slug: string }>;
}

/** `?fit=` names the fit. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const fit = request.nextUrl.searchParams.get("fit") ?? "";
  return answerWithFile(async () => jurorsFile((await params).slug, fit));
}
