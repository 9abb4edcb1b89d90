using System.Text.Json;
using Soc.Sigma;

namespace Soc.Cli.Rules;

/// <summary>Fields that the rules' own cases hold: whatever mappings list, a record that has the field is known.</summary>
internal sealed class RecordedFields(IReadOnlyList<SigmaSource> sources, string current)
{
    private readonly Lazy<RecordReader> _reader = new(() => new RecordReader(sources, tenant: null));

    /// <param name="rule">Only its own cases are asked.</param>
    public bool Has(SigmaRule rule, string field) => CaseFolder.Of(rule.SourcePath, current).Any(one => Records(rule, one).Any(record => record.Field(field).Kind != SigmaValueKind.Missing));

    private IReadOnlyList<ISigmaRecord> Records(SigmaRule rule, SigmaCase one)
    {
        try
        {
            return _reader.Value.Read(rule, one.Path, one.Text).Records;
        }
        catch (JsonException)
        {
            // soc rules test says so.
            return [];
        }
    }
}
