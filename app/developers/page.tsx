import type { Metadata } from "next";
import { openApiDocument } from "~/server/api/rest/openapi";
import { Reference } from "~/ui/developers/Reference";

export const metadata: Metadata = { title: "API reference" };
/** The document names the address that this server is opened at. */
export const dynamic = "force-dynamic";

export default function DevelopersPage() {
  return <Reference document={openApiDocument()} />;
}
