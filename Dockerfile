# An image with the program, its index and nothing else: no shell, no package manager, no root.
#
#   docker build -t ask287 .
#   docker run --rm ask287 ask "Does the Alachua County sheriff in Florida take part in 287(g)?"
#   docker run --rm -it ask287
#   docker run --rm -v ask287:/data ask287 list update
#   ask287 deploy compose       prints a file that runs it for years

FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
# The repository is not here, so the commit that --version tells has to be said: --build-arg COMMIT=$(git rev-parse HEAD)
ARG COMMIT=
# Without cgo the program is static: the image below has no C library.
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w -X main.commit=$COMMIT" -o /out/ask287 ./cmd/ask287
# The index is built now, by the program that will read it. a+rX: by whoever it runs as.
RUN /out/ask287 index --cache /out/cache && chmod -R a+rX /out/cache && mkdir /out/data

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /out/ask287 /ask287
# 65532 is nonroot. A newer list has an index of its own, which it writes beside the one built here.
COPY --from=build --chown=65532:65532 /out/cache /cache
COPY --from=build --chown=65532:65532 /out/data /data
ENV ASK287_CACHE=/cache ASK287_DATA=/data
VOLUME /data
# It looks at ask287 serve.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["/ask287", "health"]
ENTRYPOINT ["/ask287"]
