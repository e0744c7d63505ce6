/** Choosing a scanner on a serial port, and how its line is set. */
export const serial = {
  likely: 'Ports',
  unlikely: 'Probably no scanner',
  kind: {
    usb: 'USB adapter or device',
    'built-in': 'built-in port',
    modem: 'modem',
    bluetooth: 'Bluetooth',
    console: 'console of the computer',
  },
  heldBy: 'in use by {{program}} ({{pid}})',
  heldByOvoscope: 'connected now',
  heldBySomebody: 'in use',
  heldHint: '{{program}} (process {{pid}}) has this port open. Close it before you connect, or choose another port.',
  none: 'No port found',
  noneTitle: 'No serial port is there',
  noneText:
    'Plug in the scanner’s cable: the list renews itself. If the port stays away, look at the scanner’s power, try another socket, or ask IT whether the adapter has its driver.',
  noUdevadm:
    'This computer has no udevadm, so that Ovoscope cannot list all ports. IT: install the package udev. Until then choose a name found under /dev/serial/by-id, or type the port’s name.',
  system: 'The operating system cannot list its ports ({{reason}}). Type the port’s name.',
  remembered: 'Ovoscope knows this adapter again in any socket, by {{device}}.',
  byKind:
    'Ovoscope knows this adapter again in any socket, by {{device}}. It has no serial number: with another one of its kind beside it nobody could tell which is the scanner’s.',
  byPath: 'This port is found by its name alone.',
  baud: 'Speed, baud',
  carries: '{{baudRate}} · up to {{eggs}} eggs/h',
  carriesNone: '{{baudRate}} · too slow for these pictures',
  otherBaud: 'Another speed …',
  baudTyped: 'Speed, typed by hand',
  baudWrong: 'A whole number from {{least}} to {{most}}.',
  baudHint: 'The same as at the scanner, which speaks 8 data bits, no parity, one stop bit (8N1).',
  baudFree: 'This device is USB itself: any speed will do, it has no effect.',
  eggsHint: 'Eggs per hour are for pictures of {{size}} and {{percent}} % scanned again.',
  tooSlow:
    '{{baudRate}} baud cannot carry this line: at {{rated}} eggs/h it needs {{percent}} % of it. Set scanner and Ovoscope to {{better}} baud or more.',
  tooSlowForAll:
    '{{baudRate}} baud cannot carry this line: at {{rated}} eggs/h it needs {{percent}} % of it, and no serial speed is enough. Connect the scanner by USB.',
  flow: 'Flow control',
  flowNone: 'None',
  flowHardware: 'By wire (RTS/CTS)',
  flowHint: 'By wire only if the cable has all its wires and the scanner is set so.',
  loadTitle: 'Load of the port',
  load: '{{share}} % of the port · {{rate}} kB/s',
  loadFree: '{{rate}} kB/s',
} as const
