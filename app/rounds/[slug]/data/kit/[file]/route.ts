import { handleKitFile } from "~/server/api/download";
import { getActor } from "~/server/auth/actor";

interface Context {
  params: Promise<{ slug: string; file: string }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return handleKitFile({ request, actor: await getActor(), ...(await params) });
}
