using System.Reflection;
using System.Text.Json.Serialization;
using Soc.Core.Incidents;
using Soc.Core.Processes;
using Soc.Core.Respond;

namespace Soc.Architecture.Tests;

public sealed class ShapeTests
{
    private static readonly Type[] Core = Assembly.Load("Soc.Core").GetTypes();
    private static readonly Type[] Ours = [.. new[] { "Soc.Sigma", "Soc.Core", "Soc.Microsoft365", "Soc.Simulator", "soc" }.SelectMany(name => Assembly.Load(name).GetTypes())];

    [Fact]
    public void A_port_has_at_most_five_members() => Assert.Empty(Shapes.WidePorts(Core));

    [Fact]
    public void A_port_of_six_members_is_found() => Assert.Equal([$"{typeof(IWide).FullName} has 6 members"], Shapes.WidePorts([typeof(IWide), typeof(INarrow)]));

    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["Program"] = "the compiler makes it from top-level statements",
    };

    [Fact]
    public void Public_types_are_sealed_abstract_or_static() => Assert.Empty(Shapes.OpenTypes(Ours).Except(Exceptions.Keys));

    [Fact]
    public void A_type_that_anybody_may_inherit_from_is_found() => Assert.Equal([typeof(Inheritable).FullName], Shapes.OpenTypes([typeof(Inheritable), typeof(Closed), typeof(Shapes)]));

    [Fact]
    public void Unions_are_closed() => Assert.Empty(Shapes.OpenUnions(Ours));

    [Theory]
    [InlineData(typeof(IncidentCommand))]
    [InlineData(typeof(IncidentEvent))]
    [InlineData(typeof(ContainmentCommand))]
    [InlineData(typeof(ContainmentEvent))]
    [InlineData(typeof(ContainmentAction))]
    [InlineData(typeof(StepOutcome))]
    public void What_deciders_speak_is_seen_as_a_union(Type union) => Assert.True(Shapes.IsUnion(union));

    [Fact]
    public void A_union_that_can_be_derived_from_elsewhere_is_found() =>
        Assert.Equal([$"{typeof(OpenUnion).FullName} can be derived from elsewhere"], Shapes.OpenUnions([typeof(OpenUnion), typeof(Closed)]));

    [Fact]
    public void Every_case_of_a_polymorphic_union_is_registered()
    {
        Assert.Empty(Shapes.UnregisteredCases(Core));
        Assert.Empty(Shapes.SharedDiscriminators(Core));
    }

    [Fact]
    public void What_deciders_remember_is_polymorphic() =>
        Assert.All(
            Core.SelectMany(type => type.GetInterfaces()).Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDecider<,,>)),
            decider => Assert.NotNull(decider.GetGenericArguments()[2].GetCustomAttribute<JsonPolymorphicAttribute>()));

    [Fact]
    public void A_case_that_nobody_registered_is_found() =>
        Assert.Equal([$"{typeof(Closed.Forgotten).FullName} is not registered with Closed"], Shapes.UnregisteredCases([typeof(Closed), typeof(Closed.Known), typeof(Closed.Forgotten)]));

    [Fact]
    public void Two_cases_of_one_name_are_found() =>
        Assert.Equal([$"{typeof(Twins).FullName} writes 2 cases as 'same'"], Shapes.SharedDiscriminators([typeof(Twins), typeof(Closed)]));

    public interface IWide
    {
        int One { get; set; }
        void Two();
        void Three();
        void Four();
        void Five();
        void Six();
    }

    public interface INarrow
    {
        int One { get; set; }
        void Two();
        void Three();
        void Four();
        void Five();
    }

    public class Inheritable;

    public abstract record OpenUnion
    {
        public sealed record Case : OpenUnion;
    }

    [JsonPolymorphic]
    [JsonDerivedType(typeof(Known), "known")]
    public abstract record Closed
    {
        private Closed() { }

        public sealed record Known : Closed;

        public sealed record Forgotten : Closed;
    }

    [JsonPolymorphic]
    [JsonDerivedType(typeof(One), "same")]
    [JsonDerivedType(typeof(Other), "same")]
    public abstract record Twins
    {
        private Twins() { }

        public sealed record One : Twins;

        public sealed record Other : Twins;
    }
}
