/** Whether a pasted text is a Prisma schema: a block in a line of its own with a field that Prisma knows. */
export function looksLikePrisma(text: string): boolean {
  const beginning = text.slice(0, 100_000);
  return (
    /^[ \t]*(?:model|view|enum|type|datasource)[ \t]+\w+[ \t]*\{[ \t]*(?:\/\/.*)?\r?$/m.test(beginning) &&
    /^[ \t]*(?:\w+[ \t]+(?:String|Boolean|Int|BigInt|Float|Decimal|DateTime|Json|Bytes)\b|provider[ \t]*=|@@\w)/m.test(
      beginning,
    )
  );
}
