//! Cycles in a graph: its strongly connected components of two nodes or more, and a shortest cycle in each.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Each node with those that it leads to.
pub type Graph = BTreeMap<String, BTreeSet<String>>;

/// The largest sets of two nodes or more in which each node is reached from every other.
pub fn cycles(graph: &Graph) -> Vec<BTreeSet<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> = graph.keys().map(|node| (node, reached(graph, node))).collect();
    let mut found = BTreeSet::new();
    for (node, others) in &reached {
        let back = others.iter().filter(|other| reached.get(**other).is_some_and(|them| them.contains(node)));
        let cycle: BTreeSet<String> = back.map(|other| (*other).clone()).collect();
        if cycle.len() > 1 {
            found.insert(cycle);
        }
    }
    found.into_iter().collect()
}

fn reached<'a>(graph: &'a Graph, from: &String) -> BTreeSet<&'a String> {
    let mut found = BTreeSet::new();
    let mut waiting: Vec<&String> = graph.get(from).into_iter().flatten().collect();
    while let Some(node) = waiting.pop() {
        if found.insert(node) {
            waiting.extend(graph.get(node).into_iter().flatten());
        }
    }
    found
}

/// A shortest way from the first node of a cycle back to it, as `a -> b -> a`.
pub fn shown(graph: &Graph, cycle: &BTreeSet<String>) -> String {
    let Some(start) = cycle.first() else { return String::new() };
    let mut ways = VecDeque::from([vec![start]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for next in way.last().and_then(|last| graph.get(*last)).into_iter().flatten() {
            let longer: Vec<&String> = way.iter().copied().chain([next]).collect();
            if next == start {
                return longer.into_iter().map(String::as_str).collect::<Vec<_>>().join(" -> ");
            }
            if seen.insert(next) {
                ways.push_back(longer);
            }
        }
    }
    String::new()
}
