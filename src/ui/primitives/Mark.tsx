/** The mark: a steelyard, one arm short with the load, the other long and graduated with its poise. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 48 32"
      aria-hidden="true"
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
    >
      <path d="M14 1.5v5" />
      <circle cx="14" cy="8.5" r="2" />
      <path d="M3 10.5h43" strokeWidth="2.25" />
      <path d="M22 10.5v3M28 10.5v3M40 10.5v3M46 10.5v3" strokeWidth="1.25" />
      <path d="M5 10.5 1 22h8L5 10.5" strokeWidth="1.25" />
      <path d="M0 22h10c0 3-2 5-5 5s-5-2-5-5Z" fill="currentColor" stroke="none" />
      <path d="M34 10.5v7" strokeWidth="1.25" />
      <path d="M31.5 17.5h5l2 8.5h-9l2-8.5Z" className="fill-accent" stroke="none" />
    </svg>
  );
}
