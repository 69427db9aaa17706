// Loaded into a process of the product before anything else: a machine whose clock is wrong.
const shift = Number(process.env.CLOCK_IS_AHEAD_BY ?? 0);
const TrueDate = globalThis.Date;

globalThis.Date = class extends TrueDate {
  constructor(...given) {
    super(...(given.length === 0 ? [TrueDate.now() + shift] : given));
  }

  static now() {
    return TrueDate.now() + shift;
  }
};
