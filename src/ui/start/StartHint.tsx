/** Above the pairs, until a juror has practised once. */
export function StartHint({ slug }: { slug: string }) {
  return (
    <p className="mt-3 border-accent border-l-3 bg-wash px-4 py-2.5 text-small">
      New here? <a href={`/rounds/${slug}/compare/start`}>Declare conflicts and practise</a> on
      three pairs first. It takes two minutes.
    </p>
  );
}

/** Below the pairs, for a juror who finds out later. */
export function StartLink({ slug }: { slug: string }) {
  return (
    <p className="border-rule border-t py-4 text-small">
      <a href={`/rounds/${slug}/compare/start`}>Your conflicts of interest, and more practice</a>
    </p>
  );
}
