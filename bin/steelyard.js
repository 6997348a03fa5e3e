#!/usr/bin/env node
import { pathToFileURL } from "node:url";
import { currentCli } from "../scripts/lib/cli.mjs";

await import(pathToFileURL(await currentCli()).href);
