using Soc.Sigma.Engine;

namespace Soc.Sigma;

/// <summary>Takes the values of one field of a record. A list is announced by <see cref="AddList"/>, and its items are added behind it.</summary>
public readonly ref struct SigmaCells
{
    private readonly Row row;
    private readonly int slot;

    internal SigmaCells(Row row, int slot) => (this.row, this.slot) = (row, slot);

    /// <summary>The field is there and null.</summary>
    public void AddNull() => row.Add(slot, SigmaValueKind.Null);

    /// <summary>The field is there and holds several values, or none.</summary>
    public void AddList() => row.Add(slot, SigmaValueKind.List);

    /// <summary>True or false.</summary>
    public void Add(bool value) => row.Add(slot, SigmaValueKind.Boolean, value ? "true"u8 : "false"u8);

    /// <summary>A text.</summary>
    public void AddText(ReadOnlySpan<byte> utf8) => row.Add(slot, SigmaValueKind.Text, utf8);

    /// <summary>A text.</summary>
    public void AddText(string text) => row.Add(slot, SigmaValueKind.Text, text);

    /// <summary>A number as the record wrote it, digits and all.</summary>
    public void AddNumber(ReadOnlySpan<byte> ascii) => row.Add(slot, SigmaValueKind.Number, ascii);

    /// <summary>Any value; nothing where it is missing.</summary>
    public void Add(SigmaValue value)
    {
        switch (value.Kind)
        {
            case SigmaValueKind.Missing:
                break;
            case SigmaValueKind.Null:
                AddNull();
                break;
            case SigmaValueKind.List:
                AddList();
                foreach (var item in value.Items)
                {
                    Add(item);
                }

                break;
            default:
                row.Add(slot, value.Kind, value.Text!);
                break;
        }
    }
}
