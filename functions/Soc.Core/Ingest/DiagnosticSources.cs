namespace Soc.Core.Ingest;

/// <summary>What diagnostic settings and the streaming API send: each record names its category, which is all that most of them take to be recognized.</summary>
internal static class DiagnosticSources
{
    private static readonly TextTable<RecordSource> ByCategory = new(EntraSources.ByCategory.Concat(DefenderSources.ByCategory).Concat(AzureSources.ByCategory));

    public static RecordSource? Of(RecordNode record) =>
        !ByCategory.TryFind(record["category"], out var source) ? null
        : source.Source is >= SignalSource.AzureActivity and <= SignalSource.AzureFlowLog ? AzureSources.Of(record, source)
        : source;

    /// <summary>What names a category that is in no table.</summary>
    public static RecordSource? General(RecordNode record) => DefenderSources.General(record) ?? EntraSources.Audit(record) ?? AzureSources.General(record);
}
