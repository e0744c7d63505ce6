/**
 * Bytes of one frame, little-endian; described for implementers in proto/README.md:
 *
 *   0 magic A5 C3 · 2 version · 3 type · 4 payload length u32 · 8 sequence u32 · 12 CRC-32 of bytes 0–11 · 16 payload · then CRC-32 of bytes 0–11 and the payload
 *
 * The last one covers the header too: a payload belongs to its own header and to no other, and the twelve bytes of a next header with their
 * checksum are no payload that was lost before them.
 *
 * Both magic bytes have their top bit set and are no valid UTF-8 together: neither text nor a 12-bit picture contains them.
 */
export const MAGIC_0 = 0xa5
export const MAGIC_1 = 0xc3
export const FRAME_VERSION = 1

/** Length of the part that the header checksum covers. */
export const CHECKED_HEADER_BYTES = 12
export const HEADER_BYTES = 16
export const TRAILER_BYTES = 4
export const FRAME_OVERHEAD_BYTES = HEADER_BYTES + TRAILER_BYTES

/**
 * Longest payload: a 128×128 picture of 3 channels and 20 slices fits, and so does any tray message.
 * A longer one is rejected as TOO_LONG before a byte of it is kept, so this also bounds the memory of the splitter.
 */
export const PAYLOAD_BYTES_MAX = 2 * 1024 * 1024

/**
 * CRC-32 as in IEEE 802.3, zlib and PNG, as an unsigned number; goes on from the checksum of the bytes `before`. Injected, because the fast one is
 * native.
 */
export type Crc32 = (bytes: Uint8Array, before?: number) => number
