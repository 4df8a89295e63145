//! Circles in a graph: nodes that each lead to all others of their circle.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What leads where.
pub type Graph = BTreeMap<String, BTreeSet<String>>;

/// The largest sets of nodes in which each leads to each other one, of two nodes or more.
pub fn circles(graph: &Graph) -> Vec<BTreeSet<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> = graph.keys().map(|node| (node, reached(graph, node))).collect();
    let mut found = BTreeSet::new();
    for (node, others) in &reached {
        let back = others.iter().filter(|other| reached.get(**other).is_some_and(|them| them.contains(node)));
        let circle: BTreeSet<String> = back.map(|other| (*other).clone()).collect();
        if circle.len() > 1 {
            found.insert(circle);
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

/// A shortest way from the first node of a circle back to it, as `a -> b -> a`.
pub fn shown(graph: &Graph, circle: &BTreeSet<String>) -> String {
    let Some(start) = circle.first() else { return String::new() };
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
