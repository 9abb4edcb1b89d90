using System.Text.Json;
using Microsoft.DurableTask.Client;

namespace Soc.Functions.Tests.Driver;

/// <summary>What an orchestration asked for, in the order in which it did; a replay has to ask for the same.</summary>
internal abstract record Asked
{
    public sealed record Activity(string Name, string Input) : Asked;

    public sealed record SubOrchestration(string Name, string Instance, string Input) : Asked;

    public sealed record Timer(DateTime FireAt) : Asked;
}

/// <summary>What happened to an orchestration, in order.</summary>
internal abstract record Happened(DateTime At)
{
    /// <param name="Asked">Index of what was asked for.</param>
    public sealed record Answered(int Asked, string? Result, DateTime At) : Happened(At);

    public sealed record Failed(int Asked, string Why, DateTime At) : Happened(At);

    public sealed record Raised(string Name, string? Payload, DateTime At) : Happened(At);
}

/// <summary>One orchestration and its present history.</summary>
internal sealed class Instance(string id, string name, string? input, DateTime startedAt)
{
    public string Id => id;
    public string Name => name;
    public string? Input { get; set; } = input;
    public DateTime StartedAt { get; set; } = startedAt;
    public OrchestrationRuntimeStatus Status { get; set; } = OrchestrationRuntimeStatus.Running;
    public string? Failure { get; set; }
    public List<Asked> Asked { get; } = [];
    public HashSet<int> Settled { get; } = [];
    public HashSet<int> Cancelled { get; } = [];
    public List<Happened> History { get; } = [];

    /// <summary>Events of the present history that nobody waited for.</summary>
    public int Unheard { get; set; }

    /// <summary>How much of the history was replayed.</summary>
    public int Replayed { get; set; }

    /// <summary>Pages turned.</summary>
    public int Pages { get; set; }

    public int LongestHistory { get; set; }
}

internal static class Wire
{
    // As the package's JsonDataConverter: durabletask-dotnet, src/Abstractions/Converters/JsonDataConverter.cs.
    private static readonly JsonSerializerOptions Options = new() { IncludeFields = true };

    public static string? Write(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), Options);

    public static T? Read<T>(string? json) => json is null ? default : JsonSerializer.Deserialize<T>(json, Options);
}

/// <summary>An orchestrator that does not do the same again cannot be replayed.</summary>
internal sealed class NonDeterministicException(string message) : Exception(message);
