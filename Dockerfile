# The image of `app` and `ingestion-worker` in docker-compose.yml; it takes the arguments of the command line:
#
#     docker build --tag knowbase .
#     docker run --rm --volume "$PWD:/decks:ro" --workdir /decks knowbase parse deck.pptx

# The Node.js that package-lock.json brings for `npm run`, and Debian, since Temporal's native module needs
# glibc.
FROM node:24.21.0-bookworm-slim AS base
WORKDIR /app

FROM base AS dependencies
COPY package.json package-lock.json .npmrc ./
# Install scripts are left out: one brings a second Node.js of 120 MB, and the others only check what is there.
# So are Temporal's native modules for other systems, 80 MB.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && cd node_modules/@temporalio/core-bridge/releases \
  && rm -rf ./*-apple-* ./*-windows-*

FROM base AS knowbase
# Temporal's native module and the providers' SDKs check certificates; deploy/app/serve.sh needs socat.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ca-certificates socat \
  && rm -rf /var/lib/apt/lists/*
# A fresh volume takes over the owner of the folder it is mounted on.
RUN install --directory --owner=node --group=node /data/artifacts
ENV NODE_ENV=production
# As in scripts/run, which says why.
ENV NODE_OPTIONS=--max-semi-space-size=4 MALLOC_ARENA_MAX=2 \
    MALLOC_MMAP_THRESHOLD_=131072 MALLOC_TRIM_THRESHOLD_=131072
COPY --from=dependencies /app ./
COPY activities ./activities
COPY client ./client
COPY config ./config
COPY deploy/app ./deploy/app
COPY domain ./domain
COPY embedding ./embedding
COPY examples ./examples
COPY llm ./llm
COPY logging ./logging
COPY pptx ./pptx
COPY stack ./stack
COPY stores ./stores
COPY temporal ./temporal
COPY threads ./threads
COPY workers ./workers
COPY workflows ./workflows
# Else each worker would make it at its start, since `node` may not write here.
RUN node workers/keep-workflow-bundle.ts
USER node
ENTRYPOINT ["node", "/app/client/cli/main.ts"]
CMD ["--help"]
