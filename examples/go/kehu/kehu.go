// Package kehu calls libkehu. The contract is that of kehu.h; commands, queries and errors are those
// of its reference, written here as JSON.
//
// A Database may be used by several goroutines at once. A Session's calls are made one at a time,
// which it sees to itself. Neither may be used in a child process after fork.
package kehu

/*
#cgo pkg-config: kehu
#include <kehu/kehu.h>
*/
import "C"

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"unsafe"
)

// Status says what became of a call, to branch on: errors.Is(err, kehu.Refused).
type Status int32

const (
	Invalid  Status = C.KEHU_INVALID
	NotFound Status = C.KEHU_NOT_FOUND
	Conflict Status = C.KEHU_CONFLICT
	Refused  Status = C.KEHU_REFUSED
	Denied   Status = C.KEHU_DENIED
	Busy     Status = C.KEHU_BUSY
	Fault    Status = C.KEHU_FAULT
	Internal Status = C.KEHU_INTERNAL
)

func (s Status) Error() string {
	return [...]string{"ok", "invalid", "not_found", "conflict", "refused", "denied", "busy", "fault",
		"internal"}[s]
}

// Error is the answer to a call that was not carried out.
type Error struct {
	Status  Status `json:"-"`
	Code    string // stable: branch on it, never on Message
	Path    string // the field at fault, "/amount"
	Message string
	Reasons []struct {
		Clause, Rule string
		Passed       bool
		Text         Sentence
	}
	Remedies []struct { // what would make it pass
		Act  string
		Text Sentence
	}
}

// Sentence is for people; Reasons and Remedies are data beside it.
type Sentence struct{ En, Zh string }

func (e *Error) Error() string { return strings.TrimSpace(e.Code+" "+e.Path) + ": " + e.Message }
func (e *Error) Unwrap() error { return e.Status }

// Object is a JSON object. Amounts and 64-bit integers stand in it as text, "1234.56 CNY".
type Object = map[string]any

// Database is an open store with its policy. Close it.
type Database struct {
	mutex    sync.Mutex // of what follows, never held during a command
	handle   *C.kehu_t
	sessions map[*Session]bool
}

// Open opens a database; the options are those of kehu_open.
func Open(options Object) (*Database, error) {
	d := &Database{sessions: map[*Session]bool{}}
	err := call(options, nil, func(text *C.char, size C.size_t, reply *C.kehu_text) C.kehu_status {
		return C.kehu_open(text, size, &d.handle, reply)
	})
	if err != nil {
		return nil, err
	}
	return d, nil
}

// Close closes the sessions that are still open, then the database. Closing twice is a no-op.
func (d *Database) Close() {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	for session := range d.sessions {
		session.close()
	}
	d.sessions = map[*Session]bool{}
	C.kehu_close(d.handle)
	d.handle = nil
}

// Session binds who acts: actor, role, purpose. Close it.
func (d *Database) Session(context Object) (*Session, error) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	s := &Session{database: d}
	err := call(context, nil, func(text *C.char, size C.size_t, reply *C.kehu_text) C.kehu_status {
		return C.kehu_session(d.handle, text, size, &s.handle, reply)
	})
	if err != nil {
		return nil, err
	}
	d.sessions[s] = true
	return s, nil
}

// Session is somebody acting.
type Session struct {
	database *Database
	mutex    sync.Mutex
	handle   *C.kehu_session_t
}

// Execute carries out one command in one transaction. Its reply is decoded into *reply, as
// json.Unmarshal does, unless reply is nil.
func (s *Session) Execute(command string, arguments Object, reply any) error {
	done := struct{ Reply any }{reply}
	return s.ask(Object{"command": command, "arguments": arguments}, &done,
		func(text *C.char, size C.size_t, reply *C.kehu_text) C.kehu_status {
			return C.kehu_execute(s.handle, text, size, reply)
		})
}

// Query decodes the answer's rows into *rows, a slice.
func (s *Session) Query(query string, arguments Object, rows any) error {
	answer := struct{ Rows any }{rows}
	return s.ask(Object{"query": query, "arguments": arguments}, &answer,
		func(text *C.char, size C.size_t, reply *C.kehu_text) C.kehu_status {
			return C.kehu_query(s.handle, text, size, nil, reply)
		})
}

// ask makes one call at a time.
func (s *Session) ask(request Object, into any, f function) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return call(request, into, f)
}

// Close ends the session, after its running call. Closing twice is a no-op.
func (s *Session) Close() {
	s.database.mutex.Lock()
	defer s.database.mutex.Unlock()
	delete(s.database.sessions, s)
	s.close()
}

func (s *Session) close() {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	C.kehu_close_session(s.handle)
	s.handle = nil
}

// function is one of kehu.h that takes a request as text.
type function = func(*C.char, C.size_t, *C.kehu_text) C.kehu_status

// call sends a request as text and decodes the reply, which it frees: C keeps neither.
func call(request, into any, f function) error {
	text, err := json.Marshal(request)
	if err != nil {
		return err
	}
	var reply C.kehu_text
	status := f((*C.char)(unsafe.Pointer(&text[0])), C.size_t(len(text)), &reply)
	defer C.kehu_free_text(&reply)
	answer := unsafe.Slice((*byte)(unsafe.Pointer(reply.data)), reply.size)
	if status != C.KEHU_OK {
		failure := &Error{Status: Status(status)}
		if err := json.Unmarshal(answer, failure); err != nil {
			return fmt.Errorf("%w, without a reply: %v", failure.Status, err)
		}
		return failure
	}
	if into == nil {
		return nil
	}
	return json.Unmarshal(answer, into)
}
