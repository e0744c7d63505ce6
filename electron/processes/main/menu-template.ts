import type { MenuItemConstructorOptions } from 'electron'

/**
 * The console has no menu: nothing on a hatchery floor is done by one, and reload, zoom and developer tools must not be reachable.
 * macOS cannot do without, so there it holds what the system expects and no more.
 */
export function menuTemplate(platform: NodeJS.Platform): MenuItemConstructorOptions[] | null {
  if (platform !== 'darwin') return null
  return [
    { label: 'Ovoscope', submenu: [{ role: 'about' }, { type: 'separator' }, { role: 'hide' }, { role: 'quit' }] },
    { role: 'editMenu' },
    { label: 'Window', submenu: [{ role: 'minimize' }, { role: 'togglefullscreen' }] },
  ]
}
