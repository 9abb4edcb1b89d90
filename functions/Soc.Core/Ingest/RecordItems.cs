using System.Collections;

namespace Soc.Core.Ingest;

/// <summary>Values beside one another on a <see cref="RecordTape"/>.</summary>
/// <param name="behind">The place at which they end.</param>
internal readonly struct RecordItems(RecordTape? tape, int first, int behind) : IEnumerable<RecordNode>
{
    public Enumerator GetEnumerator() => new(tape, first, behind);

    IEnumerator<RecordNode> IEnumerable<RecordNode>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal struct Enumerator(RecordTape? tape, int next, int behind) : IEnumerator<RecordNode>
    {
        private readonly int _first = next;
        private int _next = next;

        public RecordNode Current { get; private set; }

        readonly object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            if (tape is null || _next >= behind) return false;
            Current = new(tape, _next);
            _next = tape.Behind(_next);
            return true;
        }

        public void Reset() => _next = _first;

        public readonly void Dispose() { }
    }
}
