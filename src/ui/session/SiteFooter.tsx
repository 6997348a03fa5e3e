/** What the numbers on these pages rest on. */
export function SiteFooter() {
  return (
    <footer className="page mt-16 pb-10 text-quiet text-small">
      <div className="flex flex-wrap justify-between gap-x-8 gap-y-2 border-rule border-t pt-4">
        <p>Every weight, score and payout carries the hash of its inputs and can be recomputed.</p>
        <p>All times are UTC.</p>
      </div>
    </footer>
  );
}
