# One image for the web server and the worker; compose.yaml starts both beside PostgreSQL.
# This file was written where no Docker server was at hand: it was not run.
FROM node:22-bookworm-slim AS build
WORKDIR /steelyard
COPY . .
RUN npm install --no-save --include=dev --no-audit --no-fund \
  && NEXT_TELEMETRY_DISABLED=1 npx next build

FROM node:22-bookworm-slim
WORKDIR /steelyard
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
COPY --from=build --chown=node:node /steelyard /steelyard
USER node
EXPOSE 3000
# The web server; the worker runs `npm run worker`, the migrations `npm run db:migrate`.
CMD ["node", "node_modules/next/dist/bin/next", "start"]
