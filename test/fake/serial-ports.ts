import type { ListedSerialPort, SerialListProblem } from '../../electron/contract/scanner-choice.ts'

/** Which serial ports the machine of a scene has. */
export type FakeSerialPorts = 'usual' | 'none' | 'no-udevadm' | 'held'

const FTDI: ListedSerialPort = {
  path: '/dev/ttyUSB0',
  name: 'FTDI FT232R USB UART · A50285BI · /dev/ttyUSB0',
  kind: 'usb',
  device: { vendorId: 0x0403, productId: 0x6001, serialNumber: 'A50285BI', channel: 'if00-port0' },
  ...{ hasBaudRate: true, heldBy: null },
}

const USUAL: readonly ListedSerialPort[] = [
  FTDI,
  {
    ...{ path: '/dev/ttyUSB1', name: 'QinHeng Electronics USB Serial · /dev/ttyUSB1', kind: 'usb' },
    device: { vendorId: 0x1a86, productId: 0x7523, serialNumber: null, channel: 'if00-port0' },
    ...{ hasBaudRate: true, heldBy: null },
  },
  { ...{ path: '/dev/ttyS0', name: '/dev/ttyS0', kind: 'built-in', device: null, hasBaudRate: true, heldBy: null } },
  {
    ...{ path: '/dev/ttyUSB2', name: 'Quectel EC25 · /dev/ttyUSB2', kind: 'modem' },
    device: { vendorId: 0x2c7c, productId: 0x0125, serialNumber: null, channel: 'if02-port0' },
    ...{ hasBaudRate: true, heldBy: { program: 'ModemManager', pid: 812, isOvoscope: false } },
  },
]

const BY_ID: readonly ListedSerialPort[] = [
  {
    path: '/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0',
    name: 'FTDI FT232R USB UART A50285BI · /dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0',
    ...{ kind: 'usb', device: null, hasBaudRate: true, heldBy: null },
  },
]

export function fakeSerialPorts(which: FakeSerialPorts = 'usual'): {
  ports: ListedSerialPort[]
  problem: SerialListProblem | null
} {
  switch (which) {
    case 'usual':
      return { ports: [...USUAL], problem: null }
    case 'none':
      return { ports: [], problem: null }
    case 'no-udevadm':
      return { ports: [...BY_ID], problem: { kind: 'no-udevadm', said: 'spawn udevadm ENOENT' } }
    case 'held':
      return { ports: [{ ...FTDI, heldBy: { program: 'minicom', pid: 4_711, isOvoscope: false } }], problem: null }
  }
}
