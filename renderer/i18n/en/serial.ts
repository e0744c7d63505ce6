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
  remembered: 'Ovoscope knows this adapter again in any socket: by {{device}}.',
  byName:
    'This port has no number of its own: Ovoscope finds it by its name. Two adapters of one kind without serial numbers cannot be told apart.',
  byPath: 'This port is found by its name alone.',
  baud: 'Speed, baud',
  carries: '{{baudRate}} · up to {{eggs}} eggs/h',
  carriesNone: '{{baudRate}} · too slow for these pictures',
  otherBaud: 'Another speed …',
  baudTyped: 'Speed, typed by hand',
  baudWrong: 'A whole number from 9,600 to 12,000,000.',
  baudHint:
    'The same as at the scanner. Bytes go as 8 data bits, no parity, one stop bit (8N1), so a line carries a tenth of its baud in bytes per second.',
  baudFree: 'This device is USB itself: any speed will do, it has no effect.',
  eggsHint: 'Eggs per hour are for pictures of {{size}} and {{percent}} % scanned again.',
  tooSlow:
    '{{baudRate}} baud cannot carry this line: at {{rated}} eggs/h it needs {{percent}} % of it. Set scanner and Ovoscope to {{better}} baud or more.',
  tooSlowForAll:
    '{{baudRate}} baud cannot carry this line: at {{rated}} eggs/h it needs {{percent}} % of it, and no serial speed is enough. Connect the scanner by USB.',
  flow: 'Flow control',
  flowNone: 'None',
  flowHardware: 'By wire (RTS/CTS)',
  flowHint:
    'By wire only if the cable has all its wires and the scanner is set so. Never by characters: pictures hold every byte.',
  loadTitle: 'Load of the port',
  load: '{{share}} % of the port · {{rate}} kB/s',
  loadFree: '{{rate}} kB/s',
} as const
