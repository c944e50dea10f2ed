/**
 * A server's certificate for "localhost" that only its own signature vouches for, from 2024 to 2124, made with openssl 3
 * (`openssl ca -selfsign`, basicConstraints CA:TRUE, subjectAltName DNS:localhost). The key guards nothing.
 */
export const selfSigned = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBYTCCAQegAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
c3QwIBcNMjQwMTAxMDAwMDAwWhgPMjEyNDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABG81ugR4i3Ngl8dd
NbJcuU8vfF5hxhkIOZD7Zxn75Jfsgfe35ov7vtKO8HaXMSwBYqECHKbCA25WFmUW
8h7pTVejSDBGMA8GA1UdEwEB/wQFMAMBAf8wFAYDVR0RBA0wC4IJbG9jYWxob3N0
MB0GA1UdDgQWBBS2EDOcYUcxGqAiYq5vLC90K+XdizAKBggqhkjOPQQDAgNIADBF
AiBmxqVH6+LQq/BP534+W6YwQfbkkZFsR4+w0rXzHA4bLQIhAKhz2M8YrwBXy+nX
tU4BWrveFe0UicVlomSE+0Ax65Dc
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQghrqpsaIVswr6YUPb
qYcANY351v6T7CtWdKIGSrWuSF2hRANCAARvNboEeItzYJfHXTWyXLlPL3xeYcYZ
CDmQ+2cZ++SX7IH3t+aL+77SjvB2lzEsAWKhAhymwgNuVhZlFvIe6U1X
-----END PRIVATE KEY-----
`,
} as const;
