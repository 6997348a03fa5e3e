import { handleDatasetFile } from "~/server/api/download";
import { getActor } from "~/server/auth/actor";

interface Context {
  params: Promise<{ slug: string; version: string; file: string }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return handleDatasetFile({ request, actor: await getActor(), ...(await params) });
}
