package fake

import (
	"encoding/binary"
	"net"
	"net/http"
	"time"
)

// HangUp ends the connection of a request without a response.
func HangUp(w http.ResponseWriter) {
	if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
		_ = conn.Close()
	}
}

// CutMidFrame writes the header of a WebSocket message and half of its text. The caller closes the connection then.
func CutMidFrame(conn net.Conn, text []byte) {
	frame := binary.BigEndian.AppendUint64([]byte{0x81, 127}, uint64(len(text)))
	_ = conn.SetWriteDeadline(time.Now().Add(time.Second))
	_, _ = conn.Write(append(frame, text[:len(text)/2]...))
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.CloseWrite() // what was written arrives, though more is unread
	}
}
