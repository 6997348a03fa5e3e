import { handleKitFile } from "~/server/api/download";

interface Context {
  params: Promise<{ slug: string; file: string }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug, file } = await params;
  return handleKitFile(request, slug, file);
}
