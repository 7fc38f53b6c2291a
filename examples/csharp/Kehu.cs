// Calls libkehu. The contract is that of kehu.h; commands, queries and errors are those of its
// reference, as JSON. Amounts and 64-bit integers are strings, "1234.56 CNY".
//
// A Database may be used by several threads at once. A Session's calls are made one at a time,
// which it sees to itself. A database closes after the last of its sessions, whatever the order.
using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Kehu
{
    internal static class Native
    {
        [StructLayout(LayoutKind.Sequential)]
        internal struct Text
        {
            internal IntPtr Data;
            internal UIntPtr Size;
        }

        [DllImport("kehu")]
        internal static extern void kehu_free_text(ref Text text);

        [DllImport("kehu")]
        internal static extern int kehu_open(byte[] options, UIntPtr size, out DatabaseHandle database,
                                             out Text reply);

        [DllImport("kehu")]
        internal static extern void kehu_close(IntPtr database);

        [DllImport("kehu")]
        internal static extern int kehu_session(DatabaseHandle database, byte[] context, UIntPtr size,
                                                out SessionHandle session, out Text reply);

        [DllImport("kehu")]
        internal static extern void kehu_close_session(IntPtr session);

        [DllImport("kehu")]
        internal static extern int kehu_execute(SessionHandle session, byte[] command, UIntPtr size,
                                                out Text reply);

        // Where the stream is null the rows come in the reply.
        [DllImport("kehu")]
        internal static extern int kehu_query(SessionHandle session, byte[] query, UIntPtr size,
                                              IntPtr stream, out Text reply);
    }

    internal sealed class DatabaseHandle : SafeHandle
    {
        internal DatabaseHandle() : base(IntPtr.Zero, true) { }

        public override bool IsInvalid => handle == IntPtr.Zero;

        protected override bool ReleaseHandle()
        {
            Native.kehu_close(handle);
            return true;
        }
    }

    internal sealed class SessionHandle : SafeHandle
    {
        private DatabaseHandle database;

        internal SessionHandle() : base(IntPtr.Zero, true) { }

        public override bool IsInvalid => handle == IntPtr.Zero;

        // Takes over a reference that keeps the database open for as long as this session is.
        internal void Hold(DatabaseHandle referenced) => database = referenced;

        protected override bool ReleaseHandle()
        {
            Native.kehu_close_session(handle);
            database?.DangerousRelease();
            return true;
        }
    }

    /// <summary>What became of a call, to branch on; in the order of kehu.h.</summary>
    public enum Status { Ok, Invalid, NotFound, Conflict, Refused, Denied, Busy, Fault, Internal }

    /// <summary>A sentence for people.</summary>
    public sealed class Sentence
    {
        public string En { get; set; }
        public string Zh { get; set; }
    }

    /// <summary>Data, and the sentence that says them.</summary>
    public abstract class Statement
    {
        public JObject Facts { get; set; }
        public Sentence Text { get; set; }
    }

    /// <summary>What a rule found.</summary>
    public sealed class Reason : Statement
    {
        public string Clause { get; set; }
        public string Rule { get; set; }
        public bool Passed { get; set; }
    }

    /// <summary>What would make it pass.</summary>
    public sealed class Remedy : Statement
    {
        public string Act { get; set; }
    }

    /// <summary>The answer to a call that was not carried out.</summary>
    public sealed class KehuException : Exception
    {
        public Status Status { get; }

        /// <summary>Stable: branch on it, never on the message.</summary>
        public string Code { get; }

        /// <summary>The field at fault, "/amount", or empty.</summary>
        public string Path { get; }

        public IReadOnlyList<Reason> Reasons { get; }
        public IReadOnlyList<Remedy> Remedies { get; }

        internal KehuException(Status status, JObject reply) : base((string)reply["message"] ?? "")
        {
            Status = status;
            Code = (string)reply["code"] ?? "";
            Path = (string)reply["path"] ?? "";
            Reasons = reply["reasons"]?.ToObject<List<Reason>>() ?? new List<Reason>();
            Remedies = reply["remedies"]?.ToObject<List<Remedy>>() ?? new List<Remedy>();
        }
    }

    /// <summary>An open store with its policy.</summary>
    public sealed class Database : IDisposable
    {
        private readonly DatabaseHandle handle;

        /// <summary>The options are those of kehu_open.</summary>
        public Database(object options)
        {
            byte[] text = Json.Bytes(options);
            int status = Native.kehu_open(text, (UIntPtr)text.Length, out handle, out var reply);
            Json.Answer(status, ref reply);
        }

        /// <summary>Binds who acts: actor, role, purpose.</summary>
        public Session Session(object context)
        {
            byte[] text = Json.Bytes(context);
            bool referenced = false;
            try
            {
                handle.DangerousAddRef(ref referenced);
                int status = Native.kehu_session(handle, text, (UIntPtr)text.Length, out var session,
                                                 out var reply);
                Json.Answer(status, ref reply);
                session.Hold(handle);
                referenced = false;
                return new Session(session);
            }
            finally
            {
                if (referenced) handle.DangerousRelease();
            }
        }

        public void Dispose() => handle.Dispose();
    }

    /// <summary>Somebody acting.</summary>
    public sealed class Session : IDisposable
    {
        private readonly object oneCall = new object();
        private readonly SessionHandle handle;

        internal Session(SessionHandle handle) => this.handle = handle;

        /// <summary>Carries out one command in one transaction; its reply.</summary>
        public JObject Execute(string command, object arguments)
        {
            byte[] text = Json.Bytes(new { command, arguments });
            lock (oneCall)
            {
                int status = Native.kehu_execute(handle, text, (UIntPtr)text.Length, out var reply);
                return (JObject)Json.Answer(status, ref reply)["reply"];
            }
        }

        /// <summary>The rows of the answer.</summary>
        public JArray Query(string query, object arguments)
        {
            byte[] text = Json.Bytes(new { query, arguments });
            lock (oneCall)
            {
                int status = Native.kehu_query(handle, text, (UIntPtr)text.Length, IntPtr.Zero,
                                               out var reply);
                return (JArray)Json.Answer(status, ref reply)["rows"];
            }
        }

        public void Dispose() => handle.Dispose();
    }

    internal static class Json
    {
        // An instant stays the text that it is.
        private static readonly JsonSerializerSettings asWritten =
            new JsonSerializerSettings { DateParseHandling = DateParseHandling.None };

        internal static byte[] Bytes(object request) =>
            Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(request));

        // Reads a reply and frees it.
        internal static JObject Answer(int status, ref Native.Text reply)
        {
            var answer = new JObject();
            if (reply.Data != IntPtr.Zero)
            {
                var bytes = new byte[(int)reply.Size];
                Marshal.Copy(reply.Data, bytes, 0, bytes.Length);
                Native.kehu_free_text(ref reply);
                answer = JsonConvert.DeserializeObject<JObject>(Encoding.UTF8.GetString(bytes), asWritten);
            }
            return status == 0 ? answer : throw new KehuException((Status)status, answer);
        }
    }
}
