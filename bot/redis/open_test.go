package redis

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ask287/bot"
)

const password = "correct-horse-battery"

func TestPassword(t *testing.T) {
	t.Parallel()
	m := newMachine(t, "--requirepass", password)
	m.auth.Password = password
	right := open(t, Config{URL: bot.Secret("redis://:" + password + "@" + m.Addr)})
	if ok, err := right.First(t.Context(), "k"); !ok || err != nil {
		t.Errorf("with the password: %v %v", ok, err)
	}
	for url, want := range map[bot.Secret]string{
		bot.Secret("redis://" + m.Addr):                        "NOAUTH",
		bot.Secret("redis://:" + password + "wrong@" + m.Addr): "WRONGPASS",
	} {
		s := open(t, Config{URL: url})
		settles(t, s, true)
		if err := s.Err(); !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), password) {
			t.Errorf("said is %v, want %s", err, want)
		}
	}
}

func TestTLS(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	ca := certificates(t, dir)
	m := newMachine(t, "--tls-cert-file", filepath.Join(dir, "server.pem"), "--tls-key-file", filepath.Join(dir, "server.key"),
		"--tls-ca-cert-file", ca, "--tls-auth-clients", "no", "--requirepass", password)
	secure := bot.Secret("rediss://:" + password + "@" + m.Addr)
	s := open(t, Config{URL: secure, CA: ca})
	if ok, err := s.First(t.Context(), "k"); !ok || err != nil {
		t.Fatalf("over TLS: %v %v, %v", ok, err, s.Err())
	}
	m.Kill()
	settles(t, s, true)
	m.Start()
	settles(t, s, false)
	if losses := s.Losses(); losses != 1 {
		t.Errorf("one loss is %d", losses)
	}
	for name, c := range map[string]Config{"a stranger's certificate": {URL: secure}, "no TLS": {URL: bot.Secret("redis://:" + password + "@" + m.Addr)}} {
		s := open(t, c)
		settles(t, s, true)
		if err := s.Err(); strings.Contains(err.Error(), password) {
			t.Errorf("%s: the password is told: %v", name, err)
		}
	}
}

// What is wrong with the settings is said, and never the password.
func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	none := filepath.Join(t.TempDir(), "none.pem")
	empty := filepath.Join(t.TempDir(), "empty.pem")
	if err := os.WriteFile(empty, []byte("no certificate"), 0o600); err != nil {
		t.Fatal(err)
	}
	for want, c := range map[string]Config{
		"is not redis://":                          {URL: "http://:" + password + "@x"},
		"is not redis://[user:password@]host":      {URL: ":" + password + "@x:1"},
		"is not redis://[user:password@]host:port": {URL: "redis://u:" + password + "%zz@x"},
		"has what is not known":                    {URL: "redis://:" + password + "@x/zero"},
		"is not rediss://":                         {URL: "redis://:" + password + "@x", CA: none},
		"cannot be read":                           {URL: "rediss://:" + password + "@x", CA: none},
		"no certificate in PEM":                    {URL: "rediss://:" + password + "@x", CA: empty},
	} {
		s, err := Open(c)
		if err == nil {
			_ = s.Close()
		}
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), password) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// certificates writes server.pem and server.key of 127.0.0.1 into dir, and returns the file of who signed them.
func certificates(t *testing.T, dir string) string {
	t.Helper()
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	write := func(name, kind string, der []byte) string {
		path := filepath.Join(dir, name)
		must(os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600))
		return path
	}
	signer, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(err)
	root := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"}, NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	rootDER, err := x509.CreateCertificate(rand.Reader, root, root, &signer.PublicKey, signer)
	must(err)
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(err)
	leaf := &x509.Certificate{SerialNumber: big.NewInt(2), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	leafDER, err := x509.CreateCertificate(rand.Reader, leaf, root, &key.PublicKey, signer)
	must(err)
	keyDER, err := x509.MarshalPKCS8PrivateKey(key)
	must(err)
	write("server.pem", "CERTIFICATE", leafDER)
	write("server.key", "PRIVATE KEY", keyDER)
	return write("ca.pem", "CERTIFICATE", rootDER)
}
