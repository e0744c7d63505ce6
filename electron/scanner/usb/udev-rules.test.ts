import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const FOLDER = new URL('../../../build/udev/', import.meta.url)
/** Rules by which somebody at the screen may open a device run in this file of systemd; what gives the tag must come before. */
const SEAT_RULES = '73-seat-late.rules'

const [name = ''] = readdirSync(FOLDER)
const rules = readFileSync(new URL(name, FOLDER), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
const pairs = rules.map((line) => line.split(', ').map((pair) => /^([^=+]+)(==|\+=|=)"([^"]*)"$/.exec(pair)?.slice(1)))

describe('the udev rules that IT fills in', () => {
  it('are of nothing but keys, operators and quoted values, and come before those that read their tag', () => {
    expect(pairs.flat()).not.toContain(undefined)
    expect(name < SEAT_RULES).toBe(true)
  })

  it('serve a device and a serial port, each for its group, for who sits there, and without ModemManager', () => {
    const told = pairs.map((rule) => Object.fromEntries(rule.map(([key, , value] = []) => [key, value])))
    const both = { MODE: '0660', GROUP: 'dialout', TAG: 'uaccess' }
    expect(told).toEqual([
      {
        ...{ ...both, SUBSYSTEM: 'usb', 'ENV{DEVTYPE}': 'usb_device', 'ENV{ID_MM_DEVICE_IGNORE}': '1' },
        ...{ 'ATTR{idVendor}': '1209', 'ATTR{idProduct}': '0001' },
      },
      {
        ...{ ...both, SUBSYSTEM: 'tty', 'ENV{ID_MM_PORT_IGNORE}': '1' },
        ...{ 'ATTRS{idVendor}': '1209', 'ATTRS{idProduct}': '0001' },
      },
    ])
    for (const pair of pairs.flat()) if (pair?.[0]?.startsWith('ATTR')) expect(pair[1]).toBe('==')
  })
})
