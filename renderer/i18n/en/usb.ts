/** Choosing a scanner on USB. */
export const usb = {
  way: 'How the scanner is connected',
  serial: 'Serial port',
  usb: 'USB',
  device: 'Device',
  choose: 'Choose the scanner …',
  none: 'No device found',
  refresh: 'Look again',
  problem: 'The operating system cannot list its USB devices ({{reason}}). Show this to IT, or use a serial port.',
  hint: 'Not in the list? Check its power and cable, then look again. A scanner that shows as a serial port is chosen there.',
} as const
