/**
 * What we use of the `usb` package, no more: small enough for a fake, and checked at compile time against the real one in
 * `usb-package.ts`. Numbers are those of the descriptors.
 */
export interface UsbApi {
  /** Every device that is plugged in now, as fresh objects; rejects where the system has no USB. */
  getDevices(): Promise<readonly UsbApiDevice[]>
}

/** One device. Its getters may throw: where the system does not keep a name, the package opens the device to read it. */
export interface UsbApiDevice {
  readonly vendorId: number
  readonly productId: number
  readonly deviceClass: number
  /** Where it is plugged in, and the number that it got there; a device that is plugged in anew has another one. */
  readonly bus?: string
  readonly address?: number
  readonly manufacturerName: string | null
  readonly productName: string | null
  readonly serialNumber: string | null
  /** The active configuration. */
  readonly configuration: UsbApiConfiguration | null
  open(): Promise<void>
  close(): Promise<void>
  claimInterface(interfaceNumber: number): Promise<void>
  releaseInterface(interfaceNumber: number): Promise<void>
  selectAlternateInterface(interfaceNumber: number, alternateSetting: number): Promise<void>
  clearHalt(direction: 'in' | 'out', endpointNumber: number): Promise<void>
  /**
   * One transfer. The time limit is no part of WebUSB and of the package's types, but of its code (1,000 ms unless told);
   * a transfer that reaches it is cancelled and rejects. Version 3.1.0 refuses a second one at an endpoint that has one under way.
   */
  transferIn(endpointNumber: number, byteCount: number, timeoutMs: number): Promise<UsbApiRead>
  transferOut(endpointNumber: number, bytes: Uint8Array<ArrayBuffer>, timeoutMs: number): Promise<UsbApiWritten>
}

export interface UsbApiRead {
  readonly data?: DataView | undefined
  readonly status?: string | undefined
}

export interface UsbApiWritten {
  readonly bytesWritten: number
  readonly status?: string | undefined
}

export interface UsbApiConfiguration {
  readonly interfaces: readonly UsbApiInterface[]
}

export interface UsbApiInterface {
  readonly interfaceNumber: number
  readonly alternates: readonly UsbApiAlternate[]
}

export interface UsbApiAlternate {
  readonly alternateSetting: number
  readonly interfaceClass: number
  readonly endpoints: readonly UsbApiEndpoint[]
}

export interface UsbApiEndpoint {
  readonly endpointNumber: number
  readonly direction: string
  readonly type: string
  /** Bytes. */
  readonly packetSize: number
}
