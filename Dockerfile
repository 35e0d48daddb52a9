# The Telegram bot: docker build -t tanya-asn . && docker run -e BOT_TOKEN=… -v tanya-asn-index:/app/data/index tanya-asn
FROM node:20-bookworm AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# hnswlib-node is compiled here; the image below needs no compiler.
RUN npm ci --omit=dev

FROM node:20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json tsconfig.json ./
COPY src src
COPY scripts scripts
COPY data data
RUN mkdir -p data/index data/hub-models data/records && chown -R node:node data
USER node
# Telegram's deliveries and health checks come from outside the container.
ENV HOST=0.0.0.0
VOLUME /app/data/index /app/data/records
CMD ["node", "--import", "tsx", "src/main.ts"]
