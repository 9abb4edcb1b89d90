namespace Soc.Sigma.Correlations;

/// <summary>An event within a group. Ordered by time, then by what makes it unique, so that the order of arrival is lost.</summary>
internal sealed class Occurrence(string id, long time, int source, string?[] values) : IComparable<Occurrence>
{
    public string Id => id;

    public long Time => time;

    /// <summary>Which of the correlation's rules it matched; 0 where that makes no difference.</summary>
    public int Source => source;

    /// <summary>Values of the plan's fields.</summary>
    public string?[] Values => values;

    /// <summary>
    /// When the event before it in its group had the same value, where distinct values are counted: so an event is the first
    /// of its value in a window when this lies before the window. <see cref="long.MaxValue"/> for an event without a value.
    /// </summary>
    public long SameBefore { get; set; }

    /// <summary>Hash of the value that is counted; 0 where none is.</summary>
    public int ValueHash { get; set; }

    /// <summary>Whether the correlation's condition holds over the timespan that ends with this event.</summary>
    public bool Held { get; set; }

    /// <summary>Whether the correlation began to hold at this event.</summary>
    public bool Began { get; set; }

    public int CompareTo(Occurrence? other)
    {
        var order = time.CompareTo(other!.Time);
        order = order != 0 ? order : string.CompareOrdinal(id, other.Id);
        order = order != 0 ? order : source.CompareTo(other.Source);
        for (var i = 0; order == 0 && i < values.Length; i++)
        {
            order = string.CompareOrdinal(values[i], other.Values[i]);
        }

        return order;
    }
}
