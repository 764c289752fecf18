# The image runs Node 24; the program itself runs from Node 20.19 on.
FROM node:24-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json ./
COPY src src
RUN npm ci && npm prune --omit=dev

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY db db
COPY views views
COPY assets assets
COPY manifest.yml ./
RUN mkdir data && chown node:node data
USER node
VOLUME /app/data
EXPOSE 3000
# HOST=0.0.0.0 needs Slack tokens: without them only the loopback demo is allowed, and the program says so.
CMD ["node", "dist/main.js"]
