import { handleDatasetFile } from "~/server/api/download";

interface Context {
  params: Promise<{ slug: string; version: string; file: string }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug, version, file } = await params;
  return handleDatasetFile(request, slug, version, file);
}
