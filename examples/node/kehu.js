// Calls libkehu. The contract is that of kehu.h; commands, queries and errors are those of its
// reference, as objects. Amounts and 64-bit integers are strings, "1234.56 CNY", since a number of
// JavaScript would round them.
//
// Calls are made on the calling thread, and no two of a Session at once. A worker thread opens the
// database again by its path. Neither may be used in a child process after fork.
import koffi from 'koffi';

// Where the loader finds it, or KEHU_LIBRARY.
const library = koffi.load(process.env.KEHU_LIBRARY ?? 'libkehu.so.0');
koffi.opaque('kehu_t');
koffi.opaque('kehu_session_t');
koffi.struct('kehu_text', { data: 'void *', size: 'size_t' });
const declared = (prototype) => library.func(prototype);
const freeText = declared('void kehu_free_text(_Inout_ kehu_text *text)');
const open = declared(
  'int32_t kehu_open(const char *options, size_t size, _Out_ kehu_t **out, _Out_ kehu_text *reply)');
const close = declared('void kehu_close(kehu_t *database)');
const bind = declared('int32_t kehu_session(kehu_t *database, const char *context, size_t size, ' +
  '_Out_ kehu_session_t **out, _Out_ kehu_text *reply)');
const closeSession = declared('void kehu_close_session(kehu_session_t *session)');
const execute = declared('int32_t kehu_execute(kehu_session_t *session, const char *command, ' +
  'size_t size, _Out_ kehu_text *reply)');
// The stream is NULL: the rows come in the reply.
const query = declared('int32_t kehu_query(kehu_session_t *session, const char *query, ' +
  'size_t size, void *stream, _Out_ kehu_text *reply)');

/** The answer to a call that was not carried out; instanceof says what became of it. */
export class KehuError extends Error {
  constructor({ code = 'internal.no_reply', path = '', message = '', reasons = [], remedies = [] }) {
    super(message);
    this.name = new.target.name;
    /** Stable: branch on it, never on the message. */
    this.code = code;
    /** The field at fault, "/amount", or empty. */
    this.path = path;
    this.reasons = reasons;
    /** What would make it pass. */
    this.remedies = remedies;
  }
}
export class Invalid extends KehuError {}
export class NotFound extends KehuError {}
export class Conflict extends KehuError {}
export class Refused extends KehuError {}
export class Denied extends KehuError {}
export class Busy extends KehuError {}
export class Fault extends KehuError {}
export class Internal extends KehuError {}
const errors = [null, Invalid, NotFound, Conflict, Refused, Denied, Busy, Fault, Internal];

// Sends a request as text, and reads and frees the reply: C keeps neither.
function call(request, send) {
  const text = JSON.stringify(request);
  const reply = {};
  const status = send(text, Buffer.byteLength(text), reply);
  let answer = {};
  if (reply.data) {
    try {
      answer = JSON.parse(koffi.decode.string(reply.data, reply.size));
    } finally {
      freeText(reply);
    }
  }
  if (status !== 0) throw new (errors[status] ?? Internal)(answer);
  return answer;
}

/** An open store with its policy. Close it in `finally`. */
export class Database {
  #handle;
  #sessions = new Set();

  /** The options are those of kehu_open. */
  constructor(options = {}) {
    const out = [null];
    call(options, (text, size, reply) => open(text, size, out, reply));
    this.#handle = out[0];
  }

  /** Binds who acts: { actor, role, purpose }. */
  session(context) {
    const out = [null];
    call(context, (text, size, reply) => bind(this.#handle, text, size, out, reply));
    const session = new Session(out[0], () => this.#sessions.delete(session));
    this.#sessions.add(session);
    return session;
  }

  /** Closes the sessions that are still open, then the database. Closing twice is a no-op. */
  close() {
    for (const session of this.#sessions) session.close();
    close(this.#handle);
    this.#handle = null;
  }
}

/** Somebody acting. */
class Session {
  #handle;
  #forget;

  constructor(handle, forget) {
    this.#handle = handle;
    this.#forget = forget;
  }

  /** Carries out one command in one transaction; its reply. */
  execute(command, args = {}) {
    return call({ command, arguments: args },
      (text, size, reply) => execute(this.#handle, text, size, reply)).reply;
  }

  /** The rows of the answer. */
  query(name, args = {}) {
    return call({ query: name, arguments: args },
      (text, size, reply) => query(this.#handle, text, size, null, reply)).rows;
  }

  /** Closing twice is a no-op. */
  close() {
    closeSession(this.#handle);
    this.#handle = null;
    this.#forget();
  }
}
