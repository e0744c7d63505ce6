import * as z from 'zod'

/** How a real scanner is reached: what an operator chooses, the station connects and the settings keep. */
export const serialScannerSchema = z.strictObject({
  path: z.string().min(1).max(400),
  baudRate: z.int().min(9600).max(12_000_000),
})

const usbIdSchema = z.int().min(0).max(0xffff)

/** By what a USB scanner is recognised in whatever socket; `serialNumber` is null where it has none or none can be read. */
export const usbScannerSchema = z.strictObject({
  vendorId: usbIdSchema,
  productId: usbIdSchema,
  serialNumber: z.string().min(1).max(126).nullable(),
})
export type UsbScanner = z.infer<typeof usbScannerSchema>

/** A choice that is kept for the next start. */
export const scannerChoiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('serial'), ...serialScannerSchema.shape }),
  z.strictObject({ kind: z.literal('usb'), ...usbScannerSchema.shape }),
])
export type ScannerChoice = z.infer<typeof scannerChoiceSchema>

/** One device in the list an operator chooses from. */
export const listedUsbScannerSchema = z.strictObject({
  ...usbScannerSchema.shape,
  /** Product, manufacturer, vendor:product and serial number, as far as they can be read. */
  name: z.string(),
  /** Speaks its maker's own protocol, as a scanner does: offered first. */
  vendorClass: z.boolean(),
})
