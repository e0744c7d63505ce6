import * as z from 'zod'
import { TRAY_SIDE_CELLS } from '../domain/master-data/tray-rules.ts'
import { TRAY_CELLS_MAX } from '../domain/tray-type.ts'
import { linkRemedySchema } from './link-remedy.ts'

/** How a real scanner is reached: what an operator chooses, the station connects and the settings keep. */
const usbIdSchema = z.int().min(0).max(0xffff)
const serialNumberSchema = z.string().min(1).max(126).nullable()

/** By what a USB scanner is recognised in whatever socket; `serialNumber` is null where it has none or none can be read. */
export const usbScannerSchema = z.strictObject({
  vendorId: usbIdSchema,
  productId: usbIdSchema,
  serialNumber: serialNumberSchema,
})
export type UsbScanner = z.infer<typeof usbScannerSchema>

/** By what the adapter of a serial port is recognised; `channel` tells the ports of one adapter apart and is null where the system says none. */
export const serialDeviceSchema = z.strictObject({
  ...usbScannerSchema.shape,
  channel: z.string().min(1).max(40).nullable(),
})
export type SerialDeviceId = z.infer<typeof serialDeviceSchema>

/** Who holds back whom: nobody, or each end by a wire (RTS and CTS). Flow control by characters would damage pictures. */
export const FLOW_CONTROLS = ['none', 'rts-cts'] as const
export type FlowControl = (typeof FLOW_CONTROLS)[number]

/** Always 8 data bits, no parity, one stop bit. */
export const serialScannerSchema = z.strictObject({
  /** Where it was when it was chosen. It leads to the scanner only where there is no `device`. */
  path: z.string().min(1).max(400),
  baudRate: z.int().min(9600).max(12_000_000),
  /** Absent or null for a port that is no device: it is a built-in one, a pseudo-terminal, or was kept before devices were. */
  device: serialDeviceSchema.nullish(),
  /** 'none' where it is absent. */
  flowControl: z.enum(FLOW_CONTROLS).optional(),
})
export type SerialScanner = z.infer<typeof serialScannerSchema>

/** From the root of a drive, or of a share: what the program's own folder is makes no difference to it. */
const ABSOLUTE_PATH = /^(?:\/|[A-Za-z]:[\\/]|\\\\[^\\/])[^\0]*$/

/** A scanner that writes its pictures into a folder: where, how its files are named, and of what trays they are, because a file does not say that. */
export const folderScannerSchema = z
  .strictObject({
    path: z.string().max(400).regex(ABSOLUTE_PATH, 'expected the whole path of a folder'),
    rows: z.int().min(TRAY_SIDE_CELLS.min).max(TRAY_SIDE_CELLS.max),
    columns: z.int().min(TRAY_SIDE_CELLS.min).max(TRAY_SIDE_CELLS.max),
    layout: z.enum(['square', 'honeycomb']),
    /** Of the files' names, without their ending; the usual one where it is absent. */
    pattern: z.string().min(1).max(120).optional(),
  })
  .refine(({ rows, columns }) => rows * columns <= TRAY_CELLS_MAX, `a tray has at most ${TRAY_CELLS_MAX} cells`)
export type FolderScannerChoice = z.infer<typeof folderScannerSchema>

/** A choice that is kept for the next start. */
export const scannerChoiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('serial'), ...serialScannerSchema.shape }),
  z.strictObject({ kind: z.literal('usb'), ...usbScannerSchema.shape }),
  z.strictObject({ kind: z.literal('folder'), folder: folderScannerSchema }),
])
export type ScannerChoice = z.infer<typeof scannerChoiceSchema>

/** What a serial port is, as far as it can be told from outside. Scanners are among the first two. */
export const SERIAL_PORT_KINDS = ['usb', 'built-in', 'modem', 'bluetooth', 'console'] as const

/** Whether pictures can be read from a folder, and what to do where they cannot. */
export const folderOutcomeSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), remedy: linkRemedySchema }),
])
export type FolderOutcome = z.infer<typeof folderOutcomeSchema>

/** One port in the list an operator chooses from. */
export const listedSerialPortSchema = z.strictObject({
  path: z.string(),
  /** Maker, product and serial number, as far as they can be read, and the port: `FTDI FT232R · A50285BI · /dev/ttyUSB0`. */
  name: z.string(),
  kind: z.enum(SERIAL_PORT_KINDS),
  /** Null for a port that is no device. */
  device: serialDeviceSchema.nullable(),
  /** False where the port has no line whose speed could be too low: a device that is USB behind it, a pseudo-terminal. */
  hasBaudRate: z.boolean(),
  /** Who has it open, as far as that can be known. `program` may be empty: somebody has. */
  heldBy: z.strictObject({ program: z.string(), pid: z.int().nullable(), isOvoscope: z.boolean() }).nullable(),
})
export type ListedSerialPort = z.infer<typeof listedSerialPortSchema>

/** Why the list may not be complete. `system`: in the words of the system. */
export const serialListProblemSchema = z.strictObject({
  kind: z.enum(['no-udevadm', 'system']),
  said: z.string(),
})
export type SerialListProblem = z.infer<typeof serialListProblemSchema>

/** One device in the list an operator chooses from. */
export const listedUsbScannerSchema = z.strictObject({
  ...usbScannerSchema.shape,
  /** Product, manufacturer, vendor:product and serial number, as far as they can be read. */
  name: z.string(),
  /** Speaks its maker's own protocol, as a scanner does: offered first. */
  vendorClass: z.boolean(),
})
