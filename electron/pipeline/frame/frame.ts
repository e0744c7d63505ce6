/** One message from the line whose checksums held. What is inside is not yet trusted. */
export interface Frame {
  /** Message type of the scanner protocol, see proto/README.md. */
  readonly type: number
  /** Position in the scanner's session, counted from 1; 0 for messages that need no acknowledgement. */
  readonly sequence: number
  /** Protobuf bytes. A view into the read buffer: copy before keeping. */
  readonly payload: Uint8Array
}

/** A frame as it was read. */
export interface CheckedFrame extends Frame {
  /** Of header and payload, CRC-32: the same frame sent again has the same. */
  readonly checksum: number
}

/** Bytes that were not a frame: counted by reason, shown, never fatal. */
export type FrameRejection = 'GARBAGE' | 'BAD_HEADER' | 'TOO_LONG' | 'BAD_CHECKSUM' | 'UNKNOWN_VERSION'
