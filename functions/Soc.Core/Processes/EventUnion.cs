using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Soc.Core.Processes;

/// <summary>How the events of one process are written: a closed union, told apart by the discriminators of its [JsonDerivedType]s.</summary>
internal static class EventUnion<TEvent>
{
    private static readonly Dictionary<Type, string> Discriminators = ReadDiscriminators();

    public static NewEvent Write(TEvent @event) => new(Discriminators[@event!.GetType()], SocJson.Write(@event));

    public static TEvent Read(StoredEvent stored) => SocJson.Read<TEvent>(stored.Payload);

    /// <summary>A case without a discriminator could be appended and never be read again; it is found before anything is appended.</summary>
    /// <exception cref="ArgumentException">The union is not fit to be stored.</exception>
    public static void Check()
    {
        var forgotten = typeof(TEvent).Assembly.GetTypes()
            .FirstOrDefault(type => type.IsSubclassOf(typeof(TEvent)) && !type.IsAbstract && !Discriminators.ContainsKey(type));
        if (forgotten is not null || Discriminators.Count == 0)
            throw new ArgumentException($"{typeof(TEvent).Name} is no abstract record with a named [JsonDerivedType] for {forgotten?.Name ?? "every case"}.");
    }

    private static Dictionary<Type, string> ReadDiscriminators()
    {
        if (!typeof(TEvent).IsAbstract)
            return [];
        var derived = SocJson.Options.GetTypeInfo(typeof(TEvent)).PolymorphismOptions?.DerivedTypes ?? [];
        return derived.Where(type => type.TypeDiscriminator is string).ToDictionary(type => type.DerivedType, type => (string)type.TypeDiscriminator!);
    }
}
