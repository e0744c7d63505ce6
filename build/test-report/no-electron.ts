throw new Error(
  "'electron' was imported in a test. Only electron-adapter.ts and the preload entry may import its values; give the unit a typed double.",
)
