import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.reflect.TypeToken;
import com.sun.jna.IntegerType;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls libkehu. The contract is that of kehu.h; commands, queries and errors are those of its
 * reference, as maps and as JSON. Amounts and 64-bit integers are strings, "1234.56 CNY".
 *
 * <p>A {@link Database} may be used by several threads at once. A {@link Session}'s calls are made
 * one at a time, which it sees to itself.
 */
@SuppressWarnings("serial") // neither an error nor a size is ever serialized
public final class Kehu {
  private Kehu() {}

  /** The functions of kehu.h that a client needs. JNA finds the library by jna.library.path. */
  public interface Functions extends Library {
    Functions LIBRARY = Native.load("kehu", Functions.class);

    void kehu_free_text(Text text);

    int kehu_open(byte[] options, Size size, PointerByReference out, Text reply);

    void kehu_close(Pointer database);

    int kehu_session(
        Pointer database, byte[] context, Size size, PointerByReference out, Text reply);

    void kehu_close_session(Pointer session);

    int kehu_execute(Pointer session, byte[] command, Size size, Text reply);

    /** Where {@code stream} is null the rows come in the reply. */
    int kehu_query(Pointer session, byte[] query, Size size, Pointer stream, Text reply);
  }

  /** size_t. */
  public static final class Size extends IntegerType {
    public Size() {
      this(0);
    }

    public Size(long value) {
      super(Native.SIZE_T_SIZE, value, true);
    }
  }

  /** kehu_text. */
  @Structure.FieldOrder({"data", "size"})
  public static final class Text extends Structure {
    public Pointer data;
    public Size size;
  }

  /** What became of a call that was not carried out, to branch on; in the order of kehu.h. */
  public enum Status { OK, INVALID, NOT_FOUND, CONFLICT, REFUSED, DENIED, BUSY, FAULT, INTERNAL }

  /** A sentence for people. */
  public record Sentence(String en, String zh) {}

  /** What a rule found. */
  public record Reason(
      String clause, String rule, boolean passed, Map<String, Object> facts, Sentence text) {}

  /** What would make it pass. */
  public record Remedy(String act, Map<String, Object> facts, Sentence text) {}

  /** The answer to a call that was not carried out. */
  public static final class KehuException extends RuntimeException {
    public final Status status;

    /** Stable: branch on it, never on the message. */
    public final String code;

    /** The field at fault, "/amount", or empty. */
    public final String path;

    public final List<Reason> reasons;
    public final List<Remedy> remedies;

    private KehuException(int status, JsonObject reply) {
      super(text(reply, "message"));
      this.status = Status.values()[status];
      code = text(reply, "code");
      path = text(reply, "path");
      reasons = list(reply, "reasons", new TypeToken<>() {});
      remedies = list(reply, "remedies", new TypeToken<>() {});
    }

    private static String text(JsonObject reply, String name) {
      return reply.has(name) ? reply.get(name).getAsString() : "";
    }

    private static <T> List<T> list(JsonObject reply, String name, TypeToken<List<T>> type) {
      return reply.has(name) ? JSON.fromJson(reply.get(name), type) : List.of();
    }
  }

  private static final Gson JSON = new Gson();

  private interface Call {
    int with(byte[] text, Size size, Text reply);
  }

  /** Sends a request as text, and reads and frees the reply: C keeps neither. */
  private static JsonObject call(Map<String, ?> request, Call function) {
    byte[] text = JSON.toJson(request).getBytes(StandardCharsets.UTF_8);
    var reply = new Text();
    int status = function.with(text, new Size(text.length), reply);
    var answer = new JsonObject();
    if (reply.data != null) {
      byte[] bytes = reply.data.getByteArray(0, reply.size.intValue());
      Functions.LIBRARY.kehu_free_text(reply);
      answer = JSON.fromJson(new String(bytes, StandardCharsets.UTF_8), JsonObject.class);
    }
    if (status != 0) throw new KehuException(status, answer);
    return answer;
  }

  /** An open store with its policy. */
  public static final class Database implements AutoCloseable {
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private Pointer handle;

    /** The options are those of kehu_open. */
    public Database(Map<String, ?> options) {
      var out = new PointerByReference();
      call(options, (text, size, reply) -> Functions.LIBRARY.kehu_open(text, size, out, reply));
      handle = out.getValue();
    }

    /** Binds who acts: actor, role, purpose. */
    public synchronized Session session(Map<String, ?> context) {
      var out = new PointerByReference();
      call(
          context,
          (text, size, reply) -> Functions.LIBRARY.kehu_session(handle, text, size, out, reply));
      var session = new Session(this, out.getValue());
      sessions.add(session);
      return session;
    }

    /** Closes the sessions that are still open, then the database. Closing twice is a no-op. */
    @Override
    public synchronized void close() {
      sessions.forEach(Session::close);
      Functions.LIBRARY.kehu_close(handle);
      handle = null;
    }
  }

  /** Somebody acting. */
  public static final class Session implements AutoCloseable {
    private final Database database;
    private Pointer handle;

    private Session(Database database, Pointer handle) {
      this.database = database;
      this.handle = handle;
    }

    /** Carries out one command in one transaction; its reply. */
    public synchronized JsonObject execute(String command, Map<String, ?> arguments) {
      return call(
              Map.of("command", command, "arguments", arguments),
              (text, size, reply) -> Functions.LIBRARY.kehu_execute(handle, text, size, reply))
          .getAsJsonObject("reply");
    }

    /** The rows of the answer, each as a {@code row}: a record whose components are its fields. */
    public synchronized <T> List<T> query(String query, Map<String, ?> arguments, Class<T> row) {
      var answer =
          call(
              Map.of("query", query, "arguments", arguments),
              (text, size, reply) -> Functions.LIBRARY.kehu_query(handle, text, size, null, reply));
      var type = TypeToken.getParameterized(List.class, row);
      @SuppressWarnings("unchecked")
      var rows = (List<T>) JSON.fromJson(answer.get("rows"), type);
      return rows;
    }

    /** Ends the session, after its running call. Closing twice is a no-op. */
    @Override
    public synchronized void close() {
      Functions.LIBRARY.kehu_close_session(handle);
      handle = null;
      database.sessions.remove(this);
    }
  }
}
