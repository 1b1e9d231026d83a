package org.bunpil.relay.admin;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bunpil.relay.admin.AdminException.Kind;
import org.bunpil.relay.log.BoardAdministration.BoardUse;
import org.bunpil.relay.ops.ApiRequest;
import org.bunpil.relay.ops.ApiResponse;
import org.bunpil.relay.room.RoomMember;
import org.jspecify.annotations.Nullable;

/** The administrators' API, as docs/admin-api.yaml describes it. */
public final class AdminApi implements Function<ApiRequest, ApiResponse> {
    /** Every path begins so. */
    static final String ROOT = "/admin/v1";

    private static final Pattern PATH = Pattern.compile(ROOT + "/boards/([A-Za-z0-9]{6,24})(/[a-z]+)?");
    private static final int PAGE = 100;
    private static final int PAGE_MOST = 1_000;
    private static final int OK = 200;

    private final BoardActions actions;

    public AdminApi(BoardActions actions) {
        this.actions = actions;
    }

    private interface Body {
        void write(JsonWriter out) throws IOException;
    }

    @Override
    public ApiResponse apply(ApiRequest request) {
        try {
            return answer(request);
        } catch (AdminException failed) {
            return json(failed.kind().status(), out -> {
                out.name("error").value(failed.kind().code());
                out.name("message").value(failed.getMessage());
            });
        }
    }

    private ApiResponse answer(ApiRequest request) throws AdminException {
        String call = request.method() + " " + request.path();
        if (call.equals("GET " + ROOT + "/boards")) return boards(request.query());
        if (call.equals("GET " + ROOT + "/sessions")) return sessions();
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) throw unknown(call);
        String board = path.group(1);
        String action = path.group(2) == null ? "" : path.group(2);
        switch (request.method() + " " + action) {
            case "DELETE " -> actions.delete(board);
            case "POST /close" -> actions.close(board);
            case "POST /code" -> {
                String code = actions.newCode(board);
                return json(OK, out -> out.name("code").value(code));
            }
            default -> throw unknown(call);
        }
        return json(OK, out -> out.name("board").value(board));
    }

    private static AdminException unknown(String call) {
        return new AdminException(Kind.NOT_FOUND, "There is no " + call + "; docs/admin-api.yaml lists what there is.");
    }

    private ApiResponse boards(Map<String, String> query) throws AdminException {
        List<BoardUse> boards = actions.boards(query.getOrDefault("after", ""), most(query.get("most")));
        Map<String, Long> here = new HashMap<>();
        for (RoomMember.MemberInfo member : actions.members()) here.merge(member.board(), 1L, Long::sum);
        return json(OK, out -> {
            out.name("boards").beginArray();
            for (BoardUse use : boards) {
                out.beginObject().name("id").value(use.entry().id());
                out.name("title").value(use.entry().title());
                out.name("owner").value(use.entry().owner());
                out.name("createdMillis").value(use.createdMillis());
                out.name("usedMillis").value(use.usedMillis());
                out.name("bytes").value(use.bytes()).name("pictureBytes").value(use.imageBytes());
                out.name("members").value(here.getOrDefault(use.entry().id(), 0L));
                out.endObject();
            }
            out.endArray();
            if (!boards.isEmpty())
                out.name("next").value(boards.getLast().entry().id());
        });
    }

    private static int most(@Nullable String text) throws AdminException {
        if (text == null) return PAGE;
        try {
            int most = Integer.parseInt(text);
            if (most >= 1 && most <= PAGE_MOST) return most;
        } catch (NumberFormatException notANumber) {
            throw new AdminException(Kind.USAGE, "most is not a number from 1 to " + PAGE_MOST + ".", notANumber);
        }
        throw new AdminException(Kind.USAGE, "most is not a number from 1 to " + PAGE_MOST + ".");
    }

    private ApiResponse sessions() throws AdminException {
        List<RoomMember.MemberInfo> members = actions.members();
        return json(OK, out -> {
            out.name("sessions").beginArray();
            for (RoomMember.MemberInfo member : members) {
                out.beginObject().name("board").value(member.board()).name("c").value(member.c());
                out.name("client").value(member.client()).name("name").value(member.name());
                String role =
                        member.watches() ? "watches" : member.role().name().toLowerCase(Locale.ROOT);
                out.name("role").value(role).name("user").value(member.user());
                out.endObject();
            }
            out.endArray();
        });
    }

    private static ApiResponse json(int status, Body body) {
        StringWriter text = new StringWriter();
        try (JsonWriter out = new JsonWriter(text)) {
            out.beginObject();
            body.write(out);
            out.endObject();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new ApiResponse(
                status, "application/json", text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }
}
