package io.mingqu.cli;

import tools.jackson.databind.JsonNode;

/** The server refused: its problem+json, with the stable code and the text in the caller's language. */
public final class ServerProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;
    private final transient JsonNode body;

    ServerProblem(int status, String code, String detail, JsonNode body) {
        super(detail);
        this.status = status;
        this.code = code;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The whole problem, for its params. */
    public JsonNode body() {
        return body;
    }
}
