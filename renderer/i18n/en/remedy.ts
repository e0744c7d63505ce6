import { folderRemedy } from './folder.ts'

/** What to do about a scanner that cannot be reached, exact for the machine that Ovoscope runs on. Commands stand as they are typed. */
export const remedy = {
  plugIn: '{{device}} is not plugged in. Plug it in, in whatever socket: Ovoscope connects by itself.',
  noSuchPort: 'There is no port {{path}} on this machine. Plug the scanner in, or choose it in the list of ports.',
  unplugOthers:
    '{{alike}} devices call themselves {{device}}. Leave the scanner’s plugged in and unplug the others. Where all are needed, use some that have serial numbers.',
  linuxUnplugOthers:
    '{{alike}} adapters call themselves {{device}}. Leave the scanner’s plugged in and unplug the others. Where all are needed, type the name of the socket under /dev/serial/by-path instead.',
  linuxGroup:
    '{{path}} belongs to the group {{group}}. IT: run  sudo usermod -aG {{group}} $USER  as the account that runs Ovoscope, then sign out and in again; or install 70-ovoscope-scanner.rules, which comes with Ovoscope.',
  linuxSignInAgain:
    'The account is in the group {{group}} already, but Ovoscope was started before. Sign out of the computer and in again, or restart it.',
  linuxUdevRule:
    '{{path}} is open to {{owner}} alone. IT: put the adapter’s numbers into 70-ovoscope-scanner.rules, which comes with Ovoscope, and install it; then plug the scanner in again.',
  linuxUsbRule:
    'This account may not open {{device}}. IT: put these numbers into 70-ovoscope-scanner.rules, which comes with Ovoscope, and install it; then plug the scanner in again.',
  closeProgram: '{{program}} (process {{pid}}) has {{path}} open. Close it: Ovoscope then connects by itself.',
  modemManager:
    'ModemManager takes {{path}} for a modem. IT: install 70-ovoscope-scanner.rules, which tells it not to, or run  sudo systemctl disable --now ModemManager  where there is no modem.',
  closeOthers:
    'Another program has {{path}} open; this account may not see which. Close terminal programs and the scanner maker’s own software. IT:  sudo fuser -v {{path}}  names it.',
  windowsCloseOthers:
    'Another program has {{path}} open; Windows does not say which. Close terminal programs and the scanner maker’s own software. If none is open, unplug the scanner and plug it in again.',
  windowsUsbDriver:
    'Another program uses {{device}}, or its driver is not WinUSB. Close the program; otherwise IT gives it WinUSB in the Device Manager, as resources/usb/README.md of Ovoscope says.',
  macAllow:
    'macOS refuses this accessory. Unlock the Mac and allow accessories under System Settings, Privacy & Security; on a managed Mac ask IT.',
  linuxDriver:
    '{{device}} is plugged in, but Linux has made no serial port of it. IT:  sudo dmesg  says why; a driver for this chip may be missing in the kernel.',
  windowsDriver:
    '{{device}} is plugged in, but Windows has made no COM port of it. IT: open the Device Manager, find the device with the yellow sign, and install its maker’s driver.',
  macDriver:
    '{{device}} is plugged in, but macOS has made no serial port of it. IT: install its maker’s driver and allow it under System Settings, Privacy & Security.',
  plugInAgain: 'Unplug the scanner’s cable and plug it in again; if it stays like this, try another socket.',
  fasterPort:
    'The line at its rated speed needs {{percent}} % of what the port carries. Set the scanner to {{baudRate}} baud or more, then choose the same in Ovoscope.',
  tooFastForSerial:
    'The line at its rated speed needs {{percent}} % of what the port carries, and no serial speed is enough for these pictures. Connect the scanner by USB.',
  ...folderRemedy,
} as const
