//! Calls libkehu. The contract is that of kehu.h; commands, queries and errors are those of its
//! reference, as JSON. Amounts and 64-bit integers stand in it as text, "1234.56 CNY".
//!
//! A `Database` is shared between threads; a `Session` moves between them and is used by one at a
//! time, which the compiler sees to, as it sees to it that no session outlives its database. Neither
//! may be used in a child process after fork.
use serde_json::{json, Value};
use std::os::raw::{c_char, c_int, c_void};
use std::{fmt, marker::PhantomData, ptr, slice};

mod ffi {
    use super::*;

    /// Text that kehu made; freed with its owner.
    #[repr(C)]
    pub struct Text {
        pub data: *mut c_char,
        pub size: usize,
    }

    impl Drop for Text {
        fn drop(&mut self) {
            unsafe { kehu_free_text(self) }
        }
    }

    pub enum DatabaseHandle {}
    pub enum SessionHandle {}

    extern "C" {
        fn kehu_free_text(text: *mut Text);
        pub fn kehu_open(
            options: *const c_char,
            size: usize,
            out: *mut *mut DatabaseHandle,
            reply: *mut Text,
        ) -> c_int;
        pub fn kehu_close(database: *mut DatabaseHandle);
        pub fn kehu_session(
            database: *mut DatabaseHandle,
            context: *const c_char,
            size: usize,
            out: *mut *mut SessionHandle,
            reply: *mut Text,
        ) -> c_int;
        pub fn kehu_close_session(session: *mut SessionHandle);
        pub fn kehu_execute(
            session: *mut SessionHandle,
            command: *const c_char,
            size: usize,
            reply: *mut Text,
        ) -> c_int;
        pub fn kehu_query(
            session: *mut SessionHandle,
            query: *const c_char,
            size: usize,
            out: *mut c_void, // an ArrowArrayStream; null asks for the rows in the reply
            reply: *mut Text,
        ) -> c_int;
    }
}

/// What became of a call that was not carried out, to branch on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Invalid,
    NotFound,
    Conflict,
    Refused,
    Denied,
    Busy,
    Fault,
    Internal,
}

#[derive(Debug)]
pub struct Error {
    pub status: Status,
    /// Stable: branch on it, never on the message.
    pub code: String,
    /// The field at fault, "/amount", or empty.
    pub path: String,
    pub message: String,
    pub reasons: Vec<Value>,
    /// What would make it pass.
    pub remedies: Vec<Value>,
}

impl fmt::Display for Error {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        let space = if self.path.is_empty() { "" } else { " " };
        write!(to, "{}{space}{}: {}", self.code, self.path, self.message)
    }
}

impl std::error::Error for Error {}

impl Error {
    fn new(status: c_int, reply: &Value) -> Error {
        use Status::*;
        let known = [Invalid, NotFound, Conflict, Refused, Denied, Busy, Fault];
        let text = |name: &str| reply[name].as_str().unwrap_or_default().to_string();
        let list = |name: &str| reply[name].as_array().cloned().unwrap_or_default();
        Error {
            status: *known.get(status as usize - 1).unwrap_or(&Internal),
            code: text("code"),
            path: text("path"),
            message: text("message"),
            reasons: list("reasons"),
            remedies: list("remedies"),
        }
    }
}

/// Sends a request as text, and reads the reply. Neither is kept.
fn call(
    request: &Value,
    function: impl FnOnce(*const c_char, usize, *mut ffi::Text) -> c_int,
) -> Result<Value, Error> {
    let text = request.to_string();
    let mut reply = ffi::Text {
        data: ptr::null_mut(),
        size: 0,
    };
    let status = function(text.as_ptr().cast(), text.len(), &mut reply);
    let answer = if reply.data.is_null() {
        Value::Null // no memory was left for a reply
    } else {
        let bytes = unsafe { slice::from_raw_parts(reply.data.cast::<u8>(), reply.size) };
        serde_json::from_slice(bytes).unwrap_or_default()
    };
    if status == 0 {
        Ok(answer)
    } else {
        Err(Error::new(status, &answer))
    }
}

/// An open store with its policy; closed when dropped.
pub struct Database(*mut ffi::DatabaseHandle);

unsafe impl Send for Database {}
unsafe impl Sync for Database {}

impl Database {
    /// The options are those of kehu_open.
    pub fn open(options: Value) -> Result<Database, Error> {
        let mut handle = ptr::null_mut();
        call(&options, |text, size, reply| unsafe {
            ffi::kehu_open(text, size, &mut handle, reply)
        })?;
        Ok(Database(handle))
    }

    /// Binds who acts: actor, role, purpose.
    pub fn session(&self, context: Value) -> Result<Session<'_>, Error> {
        let mut handle = ptr::null_mut();
        call(&context, |text, size, reply| unsafe {
            ffi::kehu_session(self.0, text, size, &mut handle, reply)
        })?;
        Ok(Session {
            handle,
            database: PhantomData,
        })
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        unsafe { ffi::kehu_close(self.0) }
    }
}

/// Somebody acting.
pub struct Session<'database> {
    handle: *mut ffi::SessionHandle, // a pointer, which keeps a Session from being Sync
    database: PhantomData<&'database Database>,
}

unsafe impl Send for Session<'_> {}

impl Session<'_> {
    /// Carries out one command in one transaction; its reply.
    pub fn execute(&self, command: &str, arguments: Value) -> Result<Value, Error> {
        let request = json!({"command": command, "arguments": arguments});
        let mut done = call(&request, |text, size, reply| unsafe {
            ffi::kehu_execute(self.handle, text, size, reply)
        })?;
        Ok(done["reply"].take())
    }

    /// The rows of the answer.
    pub fn query(&self, query: &str, arguments: Value) -> Result<Vec<Value>, Error> {
        let request = json!({"query": query, "arguments": arguments});
        let mut answer = call(&request, |text, size, reply| unsafe {
            ffi::kehu_query(self.handle, text, size, ptr::null_mut(), reply)
        })?;
        match answer["rows"].take() {
            Value::Array(rows) => Ok(rows),
            _ => Ok(Vec::new()),
        }
    }
}

impl Drop for Session<'_> {
    fn drop(&mut self) {
        unsafe { ffi::kehu_close_session(self.handle) }
    }
}
